import type { Resource } from '@firstsale/states-language/resource';
import { inputModel } from './api-model.ts';

type Integration = Extract<Resource, { readonly kind: 'integration' }>;

/** optimized integrations run here, with the patterns AWS offers for them */
const OPTIMIZED: Readonly<Record<string, readonly Integration['pattern'][]>> = {
  'lambda:invoke': ['request', 'token'],
  'events:putEvents': ['request', 'token'],
  'sqs:sendMessage': ['request', 'token'],
  'dynamodb:getItem': ['request'],
  'dynamodb:putItem': ['request'],
  'dynamodb:updateItem': ['request'],
  'dynamodb:deleteItem': ['request'],
  'states:startExecution': ['request', 'sync', 'sync:2', 'token'],
};

export interface SdkService {
  /** the service's name at the kernel */
  readonly service: string;
  /** as it begins the names of its errors */
  readonly errorPrefix: string;
  /** its API spells members in camel case */
  readonly camel: boolean;
}

/** `aws-sdk:<name>` for the services the laptop cloud runs */
export const SDK_SERVICES: Readonly<Record<string, SdkService>> = {
  dynamodb: { service: 'dynamodb', errorPrefix: 'DynamoDb', camel: false },
  eventbridge: { service: 'events', errorPrefix: 'EventBridge', camel: false },
  lambda: { service: 'lambda', errorPrefix: 'Lambda', camel: false },
  scheduler: { service: 'scheduler', errorPrefix: 'Scheduler', camel: false },
  secretsmanager: { service: 'secretsmanager', errorPrefix: 'SecretsManager', camel: false },
  sesv2: { service: 'sesv2', errorPrefix: 'SesV2', camel: false },
  sfn: { service: 'states', errorPrefix: 'Sfn', camel: true },
  sqs: { service: 'sqs', errorPrefix: 'Sqs', camel: false },
};

/** whether the laptop cloud can call it */
export function isKnownIntegration(resource: Integration): boolean {
  if (resource.service.startsWith('aws-sdk:')) {
    return (
      Object.hasOwn(SDK_SERVICES, resource.service.slice(8)) &&
      (resource.pattern === 'request' || resource.pattern === 'token') &&
      inputModel(resource) !== undefined
    );
  }
  return OPTIMIZED[`${resource.service}:${resource.action}`]?.includes(resource.pattern) ?? false;
}
