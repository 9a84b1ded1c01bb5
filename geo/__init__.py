"""Summit Atlas: from reports of leaders' meetings to a map that replays them."""

__version__ = "0.1.0"
