"""HTTP: parse the request, ask, render. No counting and no words of its own."""
