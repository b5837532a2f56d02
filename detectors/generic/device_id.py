"""
Advertising, device and installation ids, by their keys: IDFA, GAID, Android id, push tokens.

The values are random (a UUID, 16 to 64 hexadecimal digits, an FCM token) and look like any other id: the key decides. A
value of zeros only is what a device gives when its owner has opted out of tracking, and belongs to no one.
"""

from __future__ import annotations

from detectors.detector import STRICT_GAP, WORD_RIGHT, Detector, Verdict

_HEX = "[0-9A-Fa-f]"
_UUID = rf"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"
_FCM = r"[0-9A-Za-z_-]{11,40}:APA91b[0-9A-Za-z_-]{100,300}"
_SHAPE = (
    rf"{_UUID}|{_FCM}|ExponentPushToken\[[0-9A-Za-z_-]{{20,30}}\]|{_HEX}{{64}}|{_HEX}{{40}}|{_HEX}{{32}}|{_HEX}{{16}}"
)


def check(text: str) -> Verdict | None:
    """
    Check one candidate: not zeros only.

    >>> check("3f2504e0-4f89-41d3-9a0c-0305e82c3301").subtype
    'uuid'
    >>> check("00000000-0000-0000-0000-000000000000") is None
    True
    """
    plain = text.replace("-", "").lower()
    if len(set(plain)) < 3:
        return None
    if len(plain) == 32:
        return Verdict("uuid" if "-" in text else "")
    return Verdict("push token" if len(plain) >= 40 or ":" in text or "[" in text else "")


DETECTOR = Detector(
    name="device_id",
    title="Device, installation or advertising id",
    category="user.device.device_id",
    severity="medium",
    led=_SHAPE,
    cell=_SHAPE,
    right=WORD_RIGHT,
    words=(
        r"idf[av]|gaid|aaid|adid|gps[_-]?adid|google[_-]?adid|maid|rdid",
        r"android[_-]?id|advertis(?:ing|er)[_-]?id(?:entifier)?|annonse[_-]?id|reklame[_-]?id",
        r"(?:enhets?|mobil|telefon)[_-]?id",
        r"(?:mobile[_-]?)?device[_-]?(?:id|uuid|identifier|guid|token|fingerprint)",
        r"install(?:ation|asjons?)?[_-]?id|app[_-]?instance[_-]?id|instance[_-]?id[_-]?token",
        r"(?:push|fcm|apns?|gcm)[_-]?(?:device[_-]?)?(?:token|id)",
        r"udid|vendor[_-]?id(?:entifier)?",
    ),
    gap=STRICT_GAP,
    check=check,
    prior=-2.2,
    ceiling=4.0,
    mask="DEVICE",
    finds=(
        "idfa=«EA7583CD-A667-48BC-B806-42ECB2B48606»",
        '"deviceId":"«3f2504e0-4f89-41d3-9a0c-0305e82c3301»"',
        "android_id: «9774d56d682e549c»",
        '"enhetsId" : "«3f2504e04f8941d39a0c0305e82c3301»"',
        "installationId=«3f2504e0-4f89-41d3-9a0c-0305e82c3301» status=200",
    ),
    ignores=(
        "idfa=00000000-0000-0000-0000-000000000000",
        "trace=3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "device_id=17",
        "deviceId=printer-3",
        "android id 9774d56d682e549c",
        "connection 0ed90475-e8e2-481e-a36f-1600099950d8 acquired",
    ),
    sources=(
        "https://developer.apple.com/documentation/adsupport/asidentifiermanager/advertisingidentifier",
        "https://support.google.com/googleplay/android-developer/answer/6048248 (advertising id)",
        "https://developer.android.com/identity/user-data-ids",
    ),
)
