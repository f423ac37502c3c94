"""The room screen: a window that only paints, the screen it stands on, and the pane it is led from."""
