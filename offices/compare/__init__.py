"""Two to six offices side by side, and the reasons for care. No likeness: that is in similar."""
