"""The engines that are compared: one module each, all with the same five verbs."""
