"""What the tests stand on: a throwaway PostgreSQL, a browser, a closed network, strict templates."""
