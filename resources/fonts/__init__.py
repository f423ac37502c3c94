"""The bundled faces, as data, and the script that makes them again."""
