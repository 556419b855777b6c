/**
 * What a page may do: run its own scripts and styles, call its own origin and those named, and nothing else. Nothing
 * inline, nothing from elsewhere, no frame around it.
 * @param connect origins beside its own, e.g. `https://….auth.eu-west-1.amazoncognito.com`
 * @param forms where forms may be sent; a page that a letter leads to works without scripts
 */
export const contentSecurityPolicy = (connect: readonly string[], forms: "'none'" | "'self'" = "'none'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join('; ');

/** headers a ResponseHeadersPolicy has no setting for */
export const moreHeaders: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};
