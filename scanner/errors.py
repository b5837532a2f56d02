"""
What can stop a scan, apart from what cannot be read (that is data: see `connectors.connector.Failure`).

* SettingsError (`scanner.settings`): `innsyn.yaml` or the command line cannot be used
* SourceError (`connectors.connector`): a target cannot be planned
* RecognizerFileError (`detectors.recognizer_reading`): a user's own detectors cannot be used
* CatalogError: the catalog cannot be opened or written
* EngineError: the cluster that was named cannot be used
"""


class CatalogError(Exception):
    """The catalog cannot be opened or written; the message says where and what to do, without secrets."""


class EngineError(Exception):
    """A cluster cannot be used, or not for these sources; the message says why and what to do, without secrets."""
