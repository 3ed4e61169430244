"""Counts and pictures of a selection: cross-tab, scatter, services, trajectories, model map. No profiles."""
