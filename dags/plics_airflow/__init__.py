"""When the pipeline runs: calls of the command plics, and what their exit codes mean to Airflow."""
