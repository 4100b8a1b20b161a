"""One command a file; a command is loaded when it is called."""
