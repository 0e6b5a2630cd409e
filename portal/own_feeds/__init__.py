"""The portal's own tables as feeds."""
