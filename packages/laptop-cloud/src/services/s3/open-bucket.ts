import { AwsError } from '../../contract.ts';
import { encodeS3Error } from '../../gateway/s3-protocol.ts';
import { header, type WireRequest, type WireResponse } from '../../gateway/wire.ts';
import type { Wiring } from '../../wiring.ts';
import { type BucketSettings, corsHeaders } from './bucket-settings.ts';
import { postObject } from './post-object.ts';

const denied = (): AwsError => new AwsError('AccessDenied', 'Access Denied', 403);

/**
 * Answers what comes to a bucket without a signed header, by its path or by its name before localhost: a browser's form, and what a
 * browser asks before it sends one. Everybody else is anonymous, and no bucket of the laptop is public.
 */
export const openBucketAt =
  ({ kernel, gateway }: Pick<Wiring, 'kernel' | 'gateway'>) =>
  (bucket: string, { cors }: BucketSettings): void => {
    // a page of this machine, whichever port serves it, stands for the distribution it is in AWS
    const isOwn = (origin: string): boolean => URL.canParse(origin) && /(^|\.)localhost$|^127\./.test(new URL(origin).hostname);
    const allowed = (request: WireRequest, method: string): Record<string, string> => {
      const origin = header(request, 'origin');
      if (origin === undefined) return {};
      const asked = (header(request, 'access-control-request-headers') ?? '').split(',').map((one) => one.trim());
      return corsHeaders(cors, { origin, method, headers: asked.filter((one) => one !== '') }, isOwn);
    };
    const preflight = (request: WireRequest): WireResponse => {
      const headers = allowed(request, header(request, 'access-control-request-method') ?? '');
      if (Object.keys(headers).length > 0) return { statusCode: 200, headers, body: '' };
      return encodeS3Error(
        new AwsError(
          'AccessForbidden',
          "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
          403,
        ),
      );
    };
    const answer = async (request: WireRequest): Promise<WireResponse> => {
      if (request.method === 'OPTIONS') return preflight(request);
      const named = request.path.replace(/^\/|\/$/g, '');
      const atBucket = named === bucket || named === '';
      const told = await (atBucket && request.method === 'POST'
        ? postObject(kernel, gateway.credentials, bucket, request)
        : Promise.reject(denied())
      ).catch((error: unknown) => {
        if (error instanceof AwsError) return encodeS3Error(error);
        throw error;
      });
      return { ...told, headers: { ...told.headers, ...allowed(request, request.method) } };
    };
    gateway.mount(`/${bucket}`, answer);
    gateway.mountHost(new RegExp(`^${bucket.replaceAll('.', '\\.')}\\.localhost$`), answer);
  };
