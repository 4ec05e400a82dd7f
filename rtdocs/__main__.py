"""`python -m rtdocs`, for machines where the command is not on the path."""

from rtdocs.cli.main import main

if __name__ == "__main__":
    main()
