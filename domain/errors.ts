import type { PolicyFinding } from './policy-finding.ts';
import { type Refusal, refusalInEnglish } from './refusal.ts';
import { type Lack, lackWords } from './wording/lacks.ts';
import { voiceOf } from './wording/voice.ts';

const english = voiceOf('en');

/** another write changed the merchant between read and write: read again and decide again */
export class ConcurrentChange extends Error {
  override readonly name = 'ConcurrentChange';
  readonly merchantId: string;
  constructor(merchantId: string, options?: ErrorOptions) {
    super(`merchant ${merchantId} changed since it was read; read it again and decide again`, options);
    this.merchantId = merchantId;
  }
}

/** one decision that one transaction cannot hold and that names no pieces to write first: a mistake of ours */
export class TooManyChanges extends Error {
  override readonly name = 'TooManyChanges';
  constructor(merchantId: string, writes: number, limit: number) {
    super(
      `one transaction takes ${limit} items, ${writes} for merchant ${merchantId}: let the decision name pieces to write first`,
    );
  }
}

/** a step was started for a merchant the table does not know */
export class MerchantNotFound extends Error {
  override readonly name = 'MerchantNotFound';
  readonly merchantId: string;
  constructor(merchantId: string) {
    super(`merchantId ${merchantId} is not registered; send merchant.application.submitted.v1 first`);
    this.merchantId = merchantId;
  }
}

/** the same reference of the same PSP client was applied with before, with other data */
export class ApplicationConflict extends Error {
  override readonly name = 'ApplicationConflict';
  readonly externalReference: string;
  constructor(externalReference: string) {
    super(
      `external reference "${externalReference}" is taken by an application with other data; send a new reference, or the same data again`,
    );
    this.externalReference = externalReference;
  }
}

/** the merchant was withdrawn, declined or closed: its run ends without a failure */
export class MerchantClosed extends Error {
  override readonly name = 'MerchantClosed';
  readonly merchantId: string;
  constructor(merchantId: string) {
    super(`merchant ${merchantId} has left; a new application needs a new external reference`);
    this.merchantId = merchantId;
  }
}

/** a stage that may not follow the merchant's present one */
export class IllegalTransition extends Error {
  override readonly name = 'IllegalTransition';
  readonly from: string;
  readonly to: string;
  constructor(from: string, to: string, allowed: readonly string[]) {
    const ways = allowed.length === 0 ? 'no stage follows it' : `only ${allowed.join(', ')} may follow`;
    super(`lifecycleStage cannot go from ${from} to ${to}: ${ways}`);
    this.from = from;
    this.to = to;
  }
}

/** a step was started for a merchant in a stage it does not decide in: by mistake, or without the right to */
export class WrongStage extends Error {
  override readonly name = 'WrongStage';
  readonly merchantId: string;
  constructor(merchantId: string, stage: string, step: string, wanted: readonly string[]) {
    super(
      `merchant ${merchantId} is in ${stage}; ${step} is decided in ${wanted.join(' or ')} only: find out who started this run`,
    );
    this.merchantId = merchantId;
  }
}

/** a step lacks the decision it needs */
export class NotDecided extends Error {
  override readonly name = 'NotDecided';
  readonly merchantId: string;
  readonly lack: Lack;
  constructor(merchantId: string, step: string, lack: Lack) {
    super(`${step} of merchant ${merchantId} lacks a decision: ${lackWords.read(lack, english)}`);
    this.merchantId = merchantId;
    this.lack = lack;
  }
}

export class RequirementNotFound extends Error {
  override readonly name = 'RequirementNotFound';
  readonly requirementId: string;
  constructor(merchantId: string, requirementId: string) {
    super(`requirement "${requirementId}" was never opened for merchant ${merchantId}; name one of its requirements`);
    this.requirementId = requirementId;
  }
}

export class DocumentNotFound extends Error {
  override readonly name = 'DocumentNotFound';
  readonly documentId: string;
  constructor(merchantId: string, documentId: string) {
    super(`document "${documentId}" does not exist for merchant ${merchantId}; list its documents again`);
    this.documentId = documentId;
  }
}

export class AccountChangeNotFound extends Error {
  override readonly name = 'AccountChangeNotFound';
  constructor(merchantId: string, changeId: string) {
    super(`account change "${changeId}" does not exist for merchant ${merchantId}; look at the merchant again`);
  }
}

export class TaskNotFound extends Error {
  override readonly name = 'TaskNotFound';
  readonly taskId: string;
  constructor(merchantId: string, taskId: string) {
    super(`task "${taskId}" does not exist for merchant ${merchantId}; list its tasks again`);
    this.taskId = taskId;
  }
}

/** a run applies a decision that is not taken yet */
export class TaskNotDecided extends Error {
  override readonly name = 'TaskNotDecided';
  readonly taskId: string;
  constructor(taskId: string) {
    super(`task "${taskId}" is not decided; wait for its decision before applying it`);
    this.taskId = taskId;
  }
}

export class PolicyNotFound extends Error {
  override readonly name = 'PolicyNotFound';
  readonly version: string | undefined;
  constructor(version?: string) {
    super(
      version === undefined
        ? 'no policy is active; publish policies/default.json'
        : `policy version ${version} was never published; publish it or name another`,
    );
    this.version = version;
  }
}

/** a policy that contradicts itself; findings name each field and remedy */
export class InvalidPolicy extends Error {
  override readonly name = 'InvalidPolicy';
  readonly findings: readonly PolicyFinding[];
  constructor(findings: InvalidPolicy['findings']) {
    super(
      `the policy has ${findings.length} finding(s): ${findings.map((one) => `${one.field} ${one.message}; ${one.remedy}`).join(' | ')}`,
    );
    this.findings = findings;
  }
}

/** the input has the wrong shape: a mistake of the state machine or of the caller, never retried */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly field: string;
  /** why, where a person asked */
  readonly refusal: Refusal | undefined;
  constructor(field: string, problem: string | Refusal, options?: ErrorOptions) {
    super(typeof problem === 'string' ? `${field} ${problem}` : `${field}: ${refusalInEnglish(problem)}`, options);
    this.field = field;
    this.refusal = typeof problem === 'string' ? undefined : problem;
  }
}

/** too late, or impossible in this state: 409 */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusalInEnglish(refusal));
    this.refusal = refusal;
  }
}

/** this role, or this person, may not do this: 403 */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusalInEnglish(refusal));
    this.refusal = refusal;
  }
}

/** an event the bus will never take, however often it is tried: larger than an entry may be, or refused for what it is */
export class Unpublishable extends Error {
  override readonly name = 'Unpublishable';
  readonly why: 'too-large' | 'refused';
  constructor(why: 'too-large' | 'refused', message: string) {
    super(message);
    this.why = why;
  }
}

/** an Idempotency-Key came again with another request: the answer to the first one would be wrong, and doing both was not asked */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
  constructor() {
    super('this Idempotency-Key was sent with another body before: send a new key with a new request');
  }
}

/** a service did not answer, or throttled longer than the client retries: try again later */
export class ServiceUnavailable extends Error {
  override readonly name = 'ServiceUnavailable';
  readonly service: string;
  constructor(service: string, options?: ErrorOptions) {
    super(`${service} did not take the call; it is safe to try again`, options);
    this.service = service;
  }
}

/** worth a Retry in a state machine: the same step may succeed later */
export const retryableErrors = ['ConcurrentChange', 'ServiceUnavailable'] as const;
/** may be caught in a state machine: trying again changes nothing */
export const finalErrors = [
  'MerchantNotFound',
  'ApplicationConflict',
  'MerchantClosed',
  'IllegalTransition',
  'WrongStage',
  'NotDecided',
  'RequirementNotFound',
  'AccountChangeNotFound',
  'TaskNotFound',
  'TaskNotDecided',
  'PolicyNotFound',
  'InvalidPolicy',
  'InvalidInput',
  'Conflict',
  'NotAllowed',
] as const;

/** every name of ours that Retry or Catch may use; a test holds statemachines and this list together */
export const errorNames = [...retryableErrors, ...finalErrors] as const;
export type ErrorName = (typeof errorNames)[number];
