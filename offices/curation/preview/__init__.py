"""Pages as the site will show them, with what is not published yet: behind the login, never kept."""
