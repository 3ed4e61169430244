"""How charts look, and how they are drawn without JavaScript. Knows no office."""
