import type { NamedResource, Refusal } from '../../contract.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const FORM = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const RESERVED_STARTS = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_ENDS = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** Names of a bucket that S3 refuses. */
export function bucketRefusals({ resource: { properties } }: NamedResource): readonly Refusal[] {
  const { BucketName: name } = properties;
  if (typeof name !== 'string') return [];
  const problem = wrongWith(name);
  return problem === undefined ? [] : [{ property: 'BucketName', problem: `${name} ${problem}` }];
}

function wrongWith(name: string): string | undefined {
  if (!FORM.test(name))
    return 'must have 3 to 63 lower-case letters, digits, dots and hyphens, and begin and end with a letter or digit';
  if (name.includes('..')) return 'has two dots in a row';
  if (ADDRESS.test(name)) return 'is formatted as an IP address';
  const start = RESERVED_STARTS.find((one) => name.startsWith(one));
  if (start !== undefined) return `begins with ${start}, which S3 keeps for itself`;
  const end = RESERVED_ENDS.find((one) => name.endsWith(one));
  return end === undefined ? undefined : `ends with ${end}, which S3 keeps for itself`;
}
