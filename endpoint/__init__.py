"""How people and programs meet the graph: command line and web. Floor 4 of the house."""
