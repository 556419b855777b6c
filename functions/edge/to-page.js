// runs at CloudFront's edges (cloudfront-js-2.0) before anything is looked up: the API lies below /api, files are files, all else is the page
/* oxlint-disable no-unused-vars -- CloudFront calls it by this name */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  if (request.uri.startsWith('/api/')) request.uri = request.uri.slice('/api'.length);
  else if (!request.uri.startsWith('/assets/') && !/^\/[^/]+\.[a-z0-9]+$/.test(request.uri)) request.uri = '/index.html';
  return request;
}
