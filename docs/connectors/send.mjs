// sends one event to Firstsale: node send.mjs https://<api>/hooks/generic <file with the event>
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [url, file] = process.argv.slice(2);
const body = readFileSync(file);
const t = process.env.FIRSTSALE_NOW ?? Math.floor(Date.now() / 1000);
const v1 = createHmac('sha256', process.env.FIRSTSALE_SECRET).update(`${t}.`).update(body).digest('hex');
const headers = { 'content-type': 'application/json', 'x-firstsale-signature': `t=${t},v1=${v1}` };
console.log((await fetch(url, { method: 'POST', headers, body })).status);
