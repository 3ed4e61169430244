"""What is not known: what sources name as open, and the choices and outcomes without a clear, late or any finding."""
