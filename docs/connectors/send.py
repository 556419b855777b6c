# sends one event to Firstsale: python3 send.py https://<api>/hooks/generic <file with the event>
import hashlib, hmac, os, sys, time, urllib.error, urllib.request

body = open(sys.argv[2], "rb").read()
t = os.environ.get("FIRSTSALE_NOW", str(int(time.time())))
v1 = hmac.new(os.environ["FIRSTSALE_SECRET"].encode(), f"{t}.".encode() + body, hashlib.sha256).hexdigest()
headers = {"content-type": "application/json", "x-firstsale-signature": f"t={t},v1={v1}"}
try:
    print(urllib.request.urlopen(urllib.request.Request(sys.argv[1], body, headers)).status)
except urllib.error.HTTPError as refused:
    print(refused.code)
