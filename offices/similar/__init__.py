"""Which records are like an office, and which differ in one thing only. No side by side."""
