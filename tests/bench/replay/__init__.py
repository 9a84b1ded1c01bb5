"""The replay measured beside two folium plugins on one workload: ``python -m tests.bench.replay [N …]``."""
