"""The values that the program has to calculate for each example, worked out by hand."""
from __future__ import annotations

from typing import Any

CALCULATED: dict[str, dict[str, Any]] = {
    "return-record": {
        "items": [{"seq": n, "warranty_until": "2027-03-17", "in_warranty": "in"} for n in (1, 2, 3)],
        "parts": [{"amount": "558.00"}, {"amount": "37.50"}],
        "fee_total": "0.00",
        "fee_total_cn": "零元整",
    },
    "return-record-replace": {
        "items": [{"seq": n, "warranty_until": "2027-02-06", "in_warranty": "in"} for n in (1, 2)],
        "fee_total": "0.00",
        "fee_total_cn": "零元整",
    },
    "return-record-return": {
        "items": [{"seq": n, "warranty_until": "2027-08-27", "in_warranty": "in"} for n in (1, 2)],
        "fee_total": "0.00",
        "fee_total_cn": "零元整",
    },
    "service-report": {
        "charge_items": [{"amount": "180.00"}],
        "charge_total": "180.00",
        "charge_total_cn": "壹佰捌拾元整",
    },
    "satisfaction-survey": {
        # Items 3 to 7: satisfied 5, 5, 5, fairly 4, satisfied 5 = 24 of 25.
        "score_25": 24,
        "score_pct": "96",
    },
    "cost-approval": {
        "lines": [{"amount": "536.00"}, {"amount": "480.00"}, {"amount": "568.00"}, {"amount": "96.32"}],
        "total": "1680.32",
        "total_cn": "壹仟陆佰捌拾元零叁角贰分",
        "over_threshold": "yes",
        "variance": "-27.52",
    },
    "maintenance-record": {
        "steps": [{"seq": n} for n in (1, 2, 3, 4, 5)],
        # From 08:15 to 15:30.
        "downtime_h": "7.25",
    },
}
