/** what a Task's Resource asks for */
export type Resource =
  | { readonly kind: 'lambda-arn'; readonly arn: string }
  | {
      readonly kind: 'integration';
      /** `lambda`, `sqs`, `aws-sdk:dynamodb` */
      readonly service: string;
      readonly action: string;
      readonly pattern: 'request' | 'sync' | 'sync:2' | 'token';
    };

const cache = new Map<string, Resource | null>();

/** @returns null when the ARN names nothing a Task can call */
export function parseResource(arn: string): Resource | null {
  let known = cache.get(arn);
  if (known === undefined) {
    known = read(arn);
    cache.set(arn, known);
  }
  return known;
}

function read(arn: string): Resource | null {
  if (/^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:.+$/.test(arn)) return { kind: 'lambda-arn', arn };
  const found =
    /^arn:aws[\w-]*:states:[^:]*:[^:]*:(aws-sdk:)?([a-z0-9]+):([A-Za-z0-9]+)(?:\.(sync|sync:2|waitForTaskToken))?$/.exec(arn);
  if (found === null) return null;
  const [, sdk = '', service = '', action = '', suffix] = found;
  const pattern =
    suffix === undefined ? 'request' : suffix === 'waitForTaskToken' ? 'token' : suffix === 'sync' ? 'sync' : 'sync:2';
  return { kind: 'integration', service: `${sdk}${service}`, action, pattern };
}

/** `resource` and `resourceType` of the Task events */
export function eventNames(resource: Resource & { readonly kind: 'integration' }): { resource: string; resourceType: string } {
  const suffix =
    resource.pattern === 'request' ? '' : resource.pattern === 'token' ? '.waitForTaskToken' : `.${resource.pattern}`;
  return { resource: `${resource.action}${suffix}`, resourceType: resource.service };
}
