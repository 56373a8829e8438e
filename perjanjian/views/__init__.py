"""Views translate: fetch in scope, read the form, call one service, redirect or render."""
