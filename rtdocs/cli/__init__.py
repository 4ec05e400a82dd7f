"""The command line: options to pipeline to print to exit code, a file a command."""
