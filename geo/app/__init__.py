"""The page, alone in importing Streamlit: choose a table, follow a leader, slide through the dates, save."""
