"""Search over the suppliers of one region: a library that knows neither the web nor the database."""
