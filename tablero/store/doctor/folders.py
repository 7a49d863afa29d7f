"""Where a file lies: folders that a program keeps in step with other machines, and network disks.

Both may bring an older state of the file back, or two halves of two states.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_SERVICES = (
    ("Dropbox", re.compile(r"Dropbox( \(.+\))?")),
    ("OneDrive", re.compile(r"OneDrive( - .+)?|OneDrive-.+")),
    ("iCloud", re.compile(r"Mobile Documents|iCloud ?Drive|com~apple~CloudDocs")),
    ("Google Drive", re.compile(r"Google ?Drive|GoogleDrive-.+")),
    ("Nextcloud", re.compile(r"Nextcloud")),
    ("ownCloud", re.compile(r"ownCloud", re.IGNORECASE)),
    ("Syncthing", re.compile(r"Syncthing")),
)
_SYNCTHING = ".stfolder"
_NETWORK = re.compile(r"nfs4?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|davfs|fuse\..+")
_HERE = frozenset({"fuse.lxcfs", "fuse.snapfuse", "fuse.portal", "fuse.gvfsd-fuse"})
"""FUSE, and not over a network."""


def synced_by(path: Path) -> str:
    """Which service keeps the file's folder in step, by the names above it, or above where links
    lead; or nothing."""
    for folder in dict.fromkeys((*path.absolute().parents, *path.resolve().parents)):
        for service, name in _SERVICES:
            if name.fullmatch(folder.name):
                return service
        if (folder / _SYNCTHING).exists():
            return "Syncthing"
    return ""


def network_of(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str:
    """The kind of network disk a file lies on, as Linux calls it; nothing where it is none."""
    if not sys.platform.startswith("linux"):
        return ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        place = path.resolve()
    except OSError:
        return ""
    found, kind = -1, ""
    for line in lines:
        where, _dash, what = line.partition(" - ")
        fields, about = where.split(), what.split()
        if len(fields) < 5 or not about:
            continue
        mount = Path(_unescaped(fields[4]))
        # Of two mounts on one folder the later one lies on top.
        if place.is_relative_to(mount) and len(mount.parts) >= found:
            found, kind = len(mount.parts), about[0]
    return kind if _NETWORK.fullmatch(kind) and kind not in _HERE else ""


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)
