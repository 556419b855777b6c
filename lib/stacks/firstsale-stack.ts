import { ArnFormat, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { uploadPrefix } from '../../domain/document/document-keys.ts';
import { settlementPrefix } from '../../domain/intake/settlement-keys.ts';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import type { StageConfig } from '../config.ts';
import type { Watched } from '../constructs/alarms.ts';
import { backtestPlaces } from '../constructs/backtest-places.ts';
import { BrakeAlarms, isReleased } from '../constructs/brake-alarms.ts';
import { ColleagueMail } from '../constructs/colleague-mail.ts';
import { Documents } from '../constructs/documents.ts';
import { documentsBucketName, documentsOrigin } from '../constructs/documents-bucket.ts';
import { BusConsumer } from '../constructs/event-consumer.ts';
import { HourlySweep } from '../constructs/hourly-sweep.ts';
import { apiNames } from '../constructs/logs.ts';
import { plannerName } from '../constructs/maker.ts';
import type { MemberPool } from '../constructs/member-pool.ts';
import { Messages } from '../constructs/messages.ts';
import { NodeFunction, type Surroundings } from '../constructs/node-function.ts';
import { OutgoingRule } from '../constructs/outgoing-rule.ts';
import { Outside } from '../constructs/outside.ts';
import { PageApi } from '../constructs/page-api.ts';
import { PageBucket, PageSite } from '../constructs/page-site.ts';
import { machineArn, Playbook, runArn } from '../constructs/playbook.ts';
import { queueConsumers } from '../constructs/queue-consumers.ts';
import type { Records } from '../constructs/records.ts';
import { StepFunction } from '../constructs/step-function.ts';
import { streamConsumers } from '../constructs/stream-consumers.ts';
import { functionNamed, functions } from '../function-groups.ts';
import { handlers, pascalCase } from '../functions.ts';
import { hookRouteHandlers } from '../hook-routes.ts';
import { merchantRouteHandlers } from '../merchant-routes.ts';
import { erasureDue, exportAsked, goesOut, isFact, isPayment, nudgeThrough, startsPlaybook, wakesRun } from '../patterns.ts';
import { playbooks } from '../playbooks.ts';
import { routeHandlers } from '../routes.ts';
import { asTable } from '../table-places.ts';
import type { DataStack } from './data-stack.ts';

/** all of Firstsale in one stage but its data: it can be deleted and made again, and nothing is lost with it */
export class FirstsaleStack extends Stack {
  /** what the alarms look at */
  readonly watched: Omit<Watched, 'config' | 'topic' | 'records'>;
  /** what a function needs around it; of another stack, it takes what it uses as exports */
  readonly surroundings: Surroundings;
  readonly messages: Messages;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig; data: DataStack }) {
    super(scope, id, props);
    const { config, data } = props;
    const { records, people, members, connectorSecrets, logs } = data;
    const messages = new Messages(this, 'Messages', { config });
    this.messages = messages;
    const { bucket } = new PageBucket(this, 'ConsoleFiles');
    const { bucket: merchantBucket } = new PageBucket(this, 'MerchantPageFiles');
    const merchantApi = new PageApi(this, 'MerchantApi', {
      ...{ logs, apiName: apiNames(config).merchantPage, person: 'sub' },
    });
    const merchantPage = new PageSite(this, 'MerchantPage', {
      ...{ config, bucket: merchantBucket, api: merchantApi.api, connect: [documentsOrigin(config)] },
      page: { folder: 'merchant-page', publisher: 'publish-merchant-page', domain: config.merchantPage },
    });
    const consoleApi = new PageApi(this, 'Api', { logs, apiName: apiNames(config).console, person: 'username' });
    const { api } = consoleApi;
    const site = new PageSite(this, 'Console', {
      ...{ config, bucket, api, connect: [people.signInOrigin, documentsOrigin(config)] },
      page: { folder: 'console', publisher: 'publish-console', domain: config.console },
    });
    const outside = new Outside(this, 'Outside', { config, messages, credentials: data.outside.secret });
    const machines = Object.keys(playbooks).map((name) => machineArn(this, config, name));
    const documentsArn = this.formatArn({ service: 's3', region: '', account: '', resource: documentsBucketName(config) });
    const surroundings: Surroundings = {
      ...{ config, logs },
      places: {
        table: [records.table.tableArn],
        ...asTable([records.table.tableArn]),
        'due-index': [records.indexes.due],
        'lists-index': [records.indexes.lists],
        'mine-index': [records.indexes.mine],
        'changes-index': [records.indexes.changes],
        bus: [messages.bus.eventBusArn],
        'bus-as-us': [messages.bus.eventBusArn],
        'due-queue': [messages.due.queue.queueArn],
        'emails-queue': [messages.emails.queue.queueArn],
        'dead-letter-queues': Object.values(messages.deadLetterQueues).map(({ queueArn }) => queueArn),
        'bus-dead-letter-queues': [messages.undelivered.queueArn, messages.unprocessed.queueArn],
        'work-dead-letter-queues': messages.workQueues.map(({ dead }) => dead.queueArn),
        'work-queues': messages.workQueues.map(({ queue }) => queue.queueArn),
        machines,
        runs: Object.keys(playbooks).map((name) => `${runArn(this, config, name)}:*`),
        'hooks-queue': [messages.hooks.queue.queueArn],
        // by name: it stands in a stack after this one
        planner: [
          this.formatArn({
            ...{ service: 'lambda', resource: 'function', resourceName: plannerName(config) },
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
        'connector-secrets': connectorSecrets.arns,
        'user-pool': [people.pool.userPoolArn],
        'merchant-pool': [members.pool.userPoolArn],
        'merchant-page-bucket': [merchantBucket.bucketArn],
        'merchant-page-objects': [merchantBucket.arnForObjects('*')],
        'console-bucket': [bucket.bucketArn],
        'console-objects': [bucket.arnForObjects('*')],
        uploads: [`${documentsArn}/${uploadPrefix}*`],
        'documents-bucket': [documentsArn],
        'kept-documents': [`${documentsArn}/documents/*`],
        'kept-logos': [`${documentsArn}/logos/*`],
        exports: [`${documentsArn}/exports/*`],
        tables: [`${documentsArn}/tables/*`],
        ...backtestPlaces(this, config),
        'settlement-files': [`${documentsArn}/${settlementPrefix}*`],
        sender: [outside.identity.emailIdentityArn],
        'configuration-set': [outside.configurationSetArn],
      },
      env: {
        TABLE_NAME: records.table.tableName,
        DUE_SHARDS: String(config.dueShards),
        CONSOLE_BUCKET: bucket.bucketName,
        MERCHANT_PAGE_BUCKET: merchantBucket.bucketName,
        MERCHANT_PAGE_URL: merchantPage.origin,
        CONSOLE_URL: site.origin,
        MERCHANT_POOL_ID: members.pool.userPoolId,
        MERCHANT_CLIENT_ID: members.client.userPoolClientId,
        DOCUMENTS_BUCKET: documentsBucketName(config),
        USER_POOL_ID: people.pool.userPoolId,
        BUS_NAME: messages.bus.eventBusName,
        DUE_QUEUE_URL: messages.due.queue.queueUrl,
        UNPUBLISHED_QUEUE_URL: messages.unpublished.queueUrl,
        PLAYBOOK_ARNS: this.toJsonString(aliasArns(this, config)),
        FINGERPRINT_PEPPER: data.pepper.reference,
        LETTER_SECRET: data.letterSecret.reference,
        // no bank is connected yet: real merchants get no answer, and cool off longer
        HOLDER_CHECK: config.stage === 'dev' ? 'fake' : 'none',
        PLANNER: plannerName(config),
        HOOKS_QUEUE_URL: messages.hooks.queue.queueUrl,
        CONNECTORS_NAMED: connectorSecrets.prefix,
        COMPANY_NAME: config.sender.name,
        SIGN_UP_PAGE: config.signUp.page,
        DEAD_LETTER_URLS: this.toJsonString(
          Object.fromEntries(Object.entries(messages.deadLetterQueues).map(([name, { queueUrl }]) => [name, queueUrl])),
        ),
        EMAIL_QUEUE_URL: messages.emails.queue.queueUrl,
        EMAIL_FROM: config.sender.address,
        EMAIL_REPLY_TO: config.sender.replyTo,
        EMAIL_CONFIGURATION_SET: outside.configurationSet.configurationSetName,
      },
    };
    this.surroundings = surroundings;
    const steps = new Map<string, StepFunction>();
    for (const [name, spec] of Object.entries(functions)) {
      const inside = spec.handlers.filter((handler) => handlers[handler]?.area === 'steps');
      if (inside.length === 0) continue;
      const step = new StepFunction(this, pascalCase(name), { ...surroundings, name, spec });
      for (const handler of inside) steps.set(handler, step);
    }
    const runs = new Map<string, Playbook>();
    for (const [name, spec] of Object.entries(playbooks)) {
      runs.set(name, new Playbook(this, `${pascalCase(name)}Playbook`, { name, spec, config, logs, steps }));
    }
    const { publisher, sweep } = this.consumers(surroundings, messages, records);
    new Documents(this, 'Documents', { config, messages });
    const client = people.console(this, site.origin);
    consoleApi.open({
      ...surroundings,
      tokens: people.configuration(client),
      handlers: { ...routeHandlers, ...hookRouteHandlers },
    });
    // the busiest sender by far is the ledger: its payments come in parts of a body
    consoleApi.limit(hookRouteHandlers['receive-message'].route, 200);
    const configuration = this.toJsonString({ mode: 'cloud', api: '/api', signIn: people.configuration(client) });
    // last: a page must not come before the routes it calls
    site.publish({ ...surroundings, configuration, after: [api] });
    this.openMerchantPage(config, surroundings, members, merchantApi, merchantPage);
    const ours = this.node.findAll().flatMap((one) => (one instanceof NodeFunction && speaksForUs(one) ? [one.role] : []));
    messages.refuseOurNameTo(ours);
    new BrakeAlarms(this, 'Brakes', {
      ...{ config, topic: data.alarmTopic, playbooks: [...runs.values()] },
      functions: this.node.findAll().flatMap((one) => (isReleased(one) ? [one] : [])),
    });
    this.watched = { messages, playbooks: runs, publisher, sweep, api };
    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint });
    new CfnOutput(this, 'BusName', { value: messages.bus.eventBusName });
    new CfnOutput(this, 'UserPoolId', { value: people.pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
    new CfnOutput(this, 'ConsoleUrl', { value: site.origin });
  }

  /** the merchant's page: nothing of it is the console's but how it is built */
  private openMerchantPage(
    config: StageConfig,
    surroundings: Surroundings,
    members: MemberPool,
    merchantApi: PageApi,
    site: PageSite,
  ): void {
    const { api } = merchantApi;
    const tokens = { issuer: members.issuer, clientId: members.client.userPoolClientId };
    merchantApi.open({ ...surroundings, tokens, handlers: merchantRouteHandlers });
    const configuration = this.toJsonString({ mode: 'cloud', api: '/api', company: config.sender.name });
    site.publish({ ...surroundings, configuration, after: [api] });
    new CfnOutput(this, 'MerchantApiUrl', { value: api.apiEndpoint });
    new CfnOutput(this, 'MerchantPoolId', { value: members.pool.userPoolId });
    new CfnOutput(this, 'MerchantPoolClientId', { value: members.client.userPoolClientId });
    new CfnOutput(this, 'MerchantPageUrl', { value: site.origin });
  }

  private consumers(surroundings: Surroundings, messages: Messages, records: Records) {
    const { bus, unprocessed, undelivered } = messages;
    const of = (name: string) => ({ ...surroundings, name, spec: functionNamed(name) });
    const onBus = { bus, unprocessed, undelivered };
    new BusConsumer(this, 'StartPlaybook', { ...of('start-playbook'), ...onBus, patterns: startsPlaybook, atOnce: 50 });
    new BusConsumer(this, 'RecordFact', { ...of('record-fact'), ...onBus, patterns: isFact, atOnce: 100 });
    new BusConsumer(this, 'MakeExport', { ...of('make-export'), ...onBus, patterns: exportAsked, atOnce: 5 });
    new BusConsumer(this, 'ResumeRun', { ...of('resume-run'), ...onBus, patterns: wakesRun, atOnce: 100 });
    new BusConsumer(this, 'ErasePersons', { ...of('erase-persons'), ...onBus, patterns: erasureDue, atOnce: 5 });
    queueConsumers(this, surroundings, messages);
    new Rule(this, 'PaymentReported', {
      eventBus: bus,
      description: 'payments and refunds -> the payments queue',
      eventPattern: isPayment,
      targets: [new SqsQueue(messages.payments.queue, { deadLetterQueue: undelivered })],
    });
    for (const [connector, eventPattern] of Object.entries(goesOut))
      new OutgoingRule(this, `For${pascalCase(connector)}`, { connector, eventPattern, messages });
    new Rule(this, 'EmailRequested', {
      eventBus: bus,
      description: 'nudges by e-mail -> the emails queue',
      eventPattern: nudgeThrough('email'),
      targets: [new SqsQueue(messages.emails.queue, { deadLetterQueue: undelivered })],
    });
    new ColleagueMail(this, 'ColleagueMail', messages);
    const sweep = new HourlySweep(this, 'DetectStalls', { ...of('detect-stalls'), undelivered, unprocessed });
    const publisher = streamConsumers(this, surroundings, messages, records);
    return { publisher, sweep };
  }
}

const speaksForUs = ({ spec }: NodeFunction): boolean => spec.grants.some(({ on }) => on === 'bus-as-us');

/** by name, not by reference: a step may not depend on the machine that calls it */
const aliasArns = (stack: Stack, config: StageConfig): Readonly<Record<string, string>> =>
  Object.fromEntries(playbookIds.map((id) => [id, `${machineArn(stack, config, id)}:live`]));
