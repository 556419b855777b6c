import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { encodeS3Error } from '../../gateway/s3-protocol.ts';
import { httpApisOf } from '../apigatewayv2/apigatewayv2-service.ts';
import { type HttpRequest, type HttpResponse, plainHeaders } from '../apigatewayv2/http-api-request.ts';
import { Compressor } from './compress.ts';
import { type Behavior, behaviorFor, cachePolicies, type DistributionConfig, type Origin } from './distribution-config.ts';
import type { EdgeFunction } from './edge-function.ts';
import { type PolicyHeader, withPolicy } from './headers-policy.ts';

/** what a distribution refers to; by id or ARN */
export interface Parts {
  readonly headersPolicies: ReadonlyMap<string, readonly PolicyHeader[]>;
  readonly functions: ReadonlyMap<string, EdgeFunction>;
}

const Fetched = z.object({
  Body: z.instanceof(Uint8Array),
  ETag: z.string(),
  LastModified: z.number(),
  ContentType: z.string().default('binary/octet-stream'),
  CacheControl: z.string().optional(),
});
const bucketDomain = /^(.+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/;
const apiDomain = /^([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/;
const text = (body: Uint8Array | string): Uint8Array => (typeof body === 'string' ? Buffer.from(body) : body);
const refusal = (statusCode: number, why: string): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: why,
});

/**
 * One distribution: picks the behaviour, runs its function, asks the origin in CloudFront's name, adds the headers of its policy,
 * compresses. It keeps no copies: every request reaches the origin, as with an empty cache.
 */
export class Distribution {
  readonly id: string;
  readonly domainName: string;
  readonly #arn: string;
  readonly #config: DistributionConfig;
  readonly #kernel: Kernel;
  readonly #parts: Parts;
  readonly #compressor = new Compressor();

  constructor(
    kernel: Kernel,
    identity: { id: string; domainName: string; arn: string },
    config: DistributionConfig,
    parts: Parts,
  ) {
    this.#kernel = kernel;
    this.id = identity.id;
    this.domainName = identity.domainName;
    this.#arn = identity.arn;
    this.#config = config;
    this.#parts = parts;
  }

  /** Answers a viewer. Where an HTTP API may be the origin, call it within a unit of work. */
  async respond(request: HttpRequest): Promise<HttpResponse> {
    if (!this.#config.Enabled) return refusal(403, 'the distribution is not enabled');
    const headers = plainHeaders(request.headers);
    const behavior = behaviorFor(this.#config, request.path);
    const answer = await this.#answer(request, headers, behavior);
    const policy = this.#parts.headersPolicies.get(behavior.ResponseHeadersPolicyId ?? '') ?? [];
    return this.#compressed(
      { ...answer, headers: withPolicy(answer.headers, policy) },
      behavior,
      headers['accept-encoding'] ?? '',
    );
  }

  async #answer(request: HttpRequest, headers: Readonly<Record<string, string>>, behavior: Behavior): Promise<HttpResponse> {
    if (!behavior.AllowedMethods.includes(request.method))
      return refusal(403, `this distribution is not configured to allow ${request.method}`);
    let path = request.path === '/' ? `/${this.#config.DefaultRootObject}` : request.path;
    for (const { FunctionARN } of behavior.FunctionAssociations) {
      const edge = { method: request.method, uri: request.path, querystring: request.query ?? '', headers };
      const verdict = this.#parts.functions.get(FunctionARN)?.run(this.id, edge);
      if (verdict?.kind === 'response') return { statusCode: verdict.statusCode, headers: verdict.headers, body: '' };
      if (verdict !== undefined && verdict.uri !== request.path) path = verdict.uri;
    }
    const origin = this.#config.Origins.find(({ Id }) => Id === behavior.TargetOriginId);
    if (origin === undefined) return refusal(502, `there is no origin ${behavior.TargetOriginId}`);
    return this.#fromOrigin(origin, { ...request, path }, headers);
  }

  #fromOrigin(origin: Origin, request: HttpRequest, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const bucket = bucketDomain.exec(origin.DomainName)?.[1];
    if (bucket !== undefined) return this.#fromBucket(bucket, origin, request, headers['if-none-match']);
    const api = httpApisOf(this.#kernel).get(apiDomain.exec(origin.DomainName)?.[1] ?? '');
    if (api !== undefined) return api.handle(request);
    return Promise.resolve(refusal(502, `the origin ${origin.DomainName} is not of this laptop`));
  }

  async #fromBucket(bucket: string, origin: Origin, request: HttpRequest, known: string | undefined): Promise<HttpResponse> {
    // unsigned requests are anonymous, and no bucket of the laptop is public
    if (origin.OriginAccessControlId === undefined) return refusal(403, `the origin ${origin.Id} has no access control`);
    const input = {
      Bucket: bucket,
      Key: decodeURIComponent(request.path.slice(1)),
      ...(known === undefined ? {} : { IfNoneMatch: known.replace(/^W\//, '') }),
    };
    const principal = { kind: 'service', service: 'cloudfront.amazonaws.com', sourceArn: this.#arn } as const;
    try {
      const found = Fetched.parse(await this.#kernel.call({ service: 's3', action: 'GetObject', input, principal }));
      const headers = {
        'content-type': found.ContentType,
        ...(found.CacheControl === undefined ? {} : { 'cache-control': found.CacheControl }),
        etag: found.ETag,
        'last-modified': new Date(found.LastModified * 1000).toUTCString(),
      };
      return { statusCode: 200, headers, body: found.Body };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { statusCode, headers, body } = encodeS3Error(await this.#unlisted(error, bucket));
      return { statusCode, headers, body };
    }
  }

  /** who may not list a bucket is not told which keys it lacks. Source: GetObject, "Permissions", Amazon S3 API Reference */
  async #unlisted(error: AwsError, bucket: string): Promise<AwsError> {
    if (error.code !== 'NoSuchKey') return error;
    const principal = { kind: 'service', service: 'cloudfront.amazonaws.com', sourceArn: this.#arn } as const;
    const input = { Bucket: bucket, MaxKeys: 0 };
    return this.#kernel.call({ service: 's3', action: 'ListObjectsV2', input, principal }).then(
      () => error,
      () => new AwsError('AccessDenied', 'Access Denied', 403),
    );
  }

  #compressed(answer: HttpResponse, behavior: Behavior, accepted: string): HttpResponse {
    const policy = cachePolicies[behavior.CachePolicyId];
    if (!behavior.Compress || policy?.compresses !== true || answer.statusCode !== 200) return answer;
    const { etag = '', 'content-type': type = '' } = answer.headers;
    const zipped = this.#compressor.gzip(text(answer.body), type, etag, accepted);
    if (zipped === undefined) return { ...answer, headers: { ...answer.headers, vary: 'Accept-Encoding' } };
    // the bytes are others now: CloudFront makes a strong etag a weak one
    const weak = etag === '' || etag.startsWith('W/') ? etag : `W/${etag}`;
    const headers = {
      ...answer.headers,
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
      ...(weak === '' ? {} : { etag: weak }),
    };
    return { ...answer, headers, body: zipped };
  }
}
