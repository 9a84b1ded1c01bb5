"""The page: ``streamlit run app.py``. What it shows is made in ``geo/app/``."""

from geo.app.page import main

main()
