"""What the pages of the calendar show, prepared so that the templates only print."""
