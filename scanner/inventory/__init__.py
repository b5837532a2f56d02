"""The declared inventory: what an organisation says that it holds, why, for how long, and what it has promised."""
