#!/bin/sh
# sends one event to Firstsale: send.sh https://<api>/hooks/generic <file with the event>
secret=${FIRSTSALE_SECRET:?set FIRSTSALE_SECRET to the secret of the connector}
t=${FIRSTSALE_NOW:-$(date +%s)}
v1=$({ printf '%s.' "$t"; cat "$2"; } | openssl dgst -sha256 -hmac "$secret" | sed 's/^.* //')
curl --silent --show-error --output /dev/null --write-out '%{http_code}\n' "$1" \
  --header 'content-type: application/json' --header "x-firstsale-signature: t=$t,v1=$v1" --data-binary "@$2"
