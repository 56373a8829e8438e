"""What readers type about agreements, cleaned and checked before a service sees it."""
