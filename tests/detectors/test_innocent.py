"""Lines every log is full of: no detector finds anything in them, and hardly any trigger fires."""

from functools import cache

import pytest

from detectors.discover import own
from detectors.engine import Engine
from detectors.expressions import bare_triggers, led_triggers
from detectors.linear import Pattern

INNOCENT = (
    "2026-11-22T06:30:13.123Z INFO  no.example.shop.OrderService - order accepted",
    "2026-11-22T06:30:13.123456+01:00 level=info msg=started pid=12345",
    "2026-11-22 06:30:13,123 [http-nio-8080-exec-12] DEBUG c.e.s.web.CartController - 3 items in cart",
    '- - [22/Nov/2026:06:30:13 +0100] "GET /api/v1/orders/20261122 HTTP/1.1" 200 51234',
    '- - [22/Nov/2026:06:30:13 +0100] "POST /login HTTP/2.0" 302 0 "-" "-"',
    "Nov 22 06:30:13 web01 systemd[1]: Started Session 4711 of user root.",
    "Nov 22 06:30:13 web01 kernel: [12345.678901] eth0: link up, 1000Mbps",
    "<134>1 2026-11-22T06:30:13.003Z web01 app 8710 ID47 - started",
    "trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7",
    "request 550e8400-e29b-41d4-a716-446655440000 done",
    '{"ts":1795332013123,"level":"info","msg":"request finished","durationMs":17.25}',
    '{"time":"2026-11-22T06:30:13.123Z","trace":"0af7651916cd43dd8448eb211c80319c","status":200}',
    "took 1234 ms (min=12 max=4711 avg=812.5 p99=3999.99)",
    "elapsed=00:01:23.456 rows=1048576 bytes=73400320",
    "version 3.14.159-rc.2+build.20261122",
    "java version 21.0.5+11-LTS-239",
    "\tat no.example.shop.order.OrderService.place(OrderService.java:142)",
    "\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1144)",
    "\tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1072) ~[spring-webmvc-6.1.14.jar:6.1.14]",
    "Caused by: java.lang.NullPointerException: Cannot invoke method on null object",
    "java.lang.Object@1a2b3c4d, [Ljava.lang.String;@7852e922",
    '  File "/srv/app/shop/orders.py", line 142, in place_order',
    "HTTP/1.1 404 Not Found",
    "GET /static/app.3f2504e0.js 200 12.3ms",
    "GET /produkter/12345678/bilder?w=640&h=480&v=20261122 304",
    "status=200 size=51234 time=0.012",
    "pod/shop-7d9f8b6c5d-x2x7k condition met",
    "k8s: Successfully pulled image registry.example.com/shop:1.27.3 in 1.234s (1.234s including waiting)",
    "Killing container with id docker://shop:Container failed liveness probe",
    "kubelet W1122 06:30:13.123456    1234 reflector.go:424] watch closed",
    "SELECT id, total FROM orders WHERE id = 4711 AND created > '2026-11-22' LIMIT 100 OFFSET 200",
    "INSERT INTO order_lines (order_id, sku, quantity) VALUES (12345678, 'AB-1234', 2)",
    "UPDATE stock SET quantity = quantity - 1 WHERE sku = 'NO-99871-XL'",
    "ERROR 1213 (40001): Deadlock found when trying to get lock",
    "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
    "HEAD is now at 07bff82 Add the second step",
    "C:\\Program Files\\Example\\app\\logs\\2026-11-22.log",
    "D:\\deploy\\shop-1.2.3.4567\\bin\\shop.exe",
    "/var/log/nginx/access.log.1.gz 20261122063013",
    "order 10045678 shipped, parcel weight 1.250 kg, size 30x20x15",
    "ordre 2026000123 betalt, sum 1 249,00 NOK inkl. mva 249,80",
    "invoice total 12 345,67 due in 14 days",
    "GC pause (G1 Evacuation Pause) 512M->128M(2048M) 12.345ms",
    "Full GC 1234567K->123456K(2097152K), 1.2345678 secs",
    "heap 0x00000000f5580000 0x0000000100000000 0x0000000100000000",
    "eth0: RX packets 123456789 bytes 98765432100 (91.9 GiB)",
    "cpu 12.5% mem 45.2% disk 78.9% load 0.52 0.58 0.59",
    "thread-pool-3-thread-17 queue=0 active=8 completed=123456",
    "kafka offset=98765432 partition=12 lag=0 topic=orders.v1",
    "cache hit ratio 0.98765432 after 1000000 lookups",
    "retry 3/5 in 1500ms, backoff=2.0",
    "listening on port 8080, admin on 9090",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "md5 d41d8cd98f00b204e9800998ecf8427e  empty.bin",
    'ETag: "33a64df551425fcc55e4d42a148795d9f25f89d4"',
    "Content-Type: application/json; charset=utf-8",
    "Last-Modified: Sun, 22 Nov 2026 06:30:13 GMT",
    "cron 0 3 * * 1-5 backup finished with code 0",
    'Migrating schema "public" to version "20261122.0630 - add index"',
    "[INFO] Tests run: 1234, Failures: 0, Errors: 0, Skipped: 12, Time elapsed: 12.345 s",
    "npm warn deprecated inflight@1.0.6: this module is not supported",
    "jobId=job_20261122_063013_0001 state=SUCCEEDED progress=100",
    "temperature=21.5 humidity=45 pressure=1013.25",
    "ticket SHOP-12345 moved to Done in sprint 2026-47",
    "uke 47, dag 326, kvartal 4",
)


@cache
def engine():
    return Engine(own())


@pytest.mark.parametrize("line", INNOCENT)
def test_nothing_is_found(line):
    found = [(engine().detectors[c.detector].name, c.text) for c in engine().find(line)]
    assert found == []


def test_hardly_a_trigger_fires():
    triggered = [line for line in INNOCENT if list(engine().lines(line.encode()))]
    assert len(triggered) <= 5, "\n".join(f"{line}  <- {', '.join(fired(line))}" for line in triggered)


def fired(line):
    """Name the detectors whose triggers fire in a line."""
    data = line.encode()
    for detector in engine().detectors:
        alone = [] if detector.near else bare_triggers([detector])
        if any(Pattern(trigger).search(data, 0, len(data))[1] >= 0 for trigger in alone + led_triggers([detector])):
            yield detector.name
