"""Tables, sessions and queries. The database is the referee: conditional updates and unique keys decide races."""
