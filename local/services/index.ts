import type { Assumable } from '../contract.ts';
import type { ServiceList } from '../wiring.ts';
import { mountHttpApi } from './apigatewayv2/mount.ts';
import { apiGatewayService } from './apigatewayv2/service.ts';
import { cloudformationService } from './cloudformation/service.ts';
import { cloudfrontService } from './cloudfront/service.ts';
import { cloudwatchService } from './cloudwatch/service.ts';
import { cognitoService } from './cognito/service.ts';
import { dynamodb } from './dynamodb/service.ts';
import { dynamodbStreams } from './dynamodb/stream-api.ts';
import { eventsService } from './events/service.ts';
import { iamRoles, sts } from './iam-roles/service.ts';
import type { LambdaOptions } from './lambda/options.ts';
import { lambdaService } from './lambda/service.ts';
import { logs } from './logs/service.ts';
import { s3Service } from './s3/service.ts';
import { schedulerService } from './scheduler/service.ts';
import { secretsManagerService } from './secretsmanager/service.ts';
import { sesService } from './sesv2/service.ts';
import { snsService } from './sns/service.ts';
import { sqsService } from './sqs/service.ts';
import { statesService } from './states/service.ts';

export interface ServicesOptions {
  /**
   * `inline` runs functions in this thread, fastest; `worker` in threads of their own, so that an endless loop, a crash or `process.exit`
   * in one takes nothing else down. Default inline. A function is asked at each invocation
   */
  readonly lambdaHost?: LambdaOptions['host'];
  /** more variables for every function, e.g. for the log level */
  readonly lambdaEnv?: LambdaOptions['env'];
}

/** every service of the laptop cloud, in the order they start: what is called before what calls */
export const servicesWith =
  (options: ServicesOptions): ServiceList =>
  (wiring) => {
    const { kernel, gateway, endpointUrl, credentialsFor, dispatch, authorizer } = wiring;
    const logging = logs(kernel);
    const accessLog = (arn: string, line: string) =>
      logging.append(arn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? arn, 'access', [
        { timestamp: kernel.now(), message: line },
      ]);
    const assumable: Assumable = (...asked) => authorizer()?.assumable?.(...asked) ?? true;
    return [
      iamRoles(),
      sts(kernel),
      logging,
      dynamodb(kernel),
      dynamodbStreams(kernel),
      sqsService(kernel, { queueUrlBase: endpointUrl }),
      secretsManagerService(kernel),
      s3Service(kernel),
      sesService(kernel),
      snsService(kernel),
      statesService(kernel, { assumable, logs: (group, stream, lines) => logging.append(group, stream, lines) }),
      eventsService(kernel, { assumable }),
      schedulerService(kernel, { assumable }),
      cognitoService(kernel),
      apiGatewayService(kernel, { endpointUrl, accessLog, mount: mountHttpApi(gateway) }),
      cloudfrontService(kernel),
      // its queues and streams set functions going, which may call any of the others
      lambdaService(kernel, {
        host: options.lambdaHost ?? 'inline',
        env: options.lambdaEnv ?? {},
        endpointUrl,
        credentialsFor,
        dispatch,
        authorizer,
        logs: (group, stream, lines) => logging.append(group, stream, lines),
      }),
      // its alarms watch what those above declared that they measure
      cloudwatchService(kernel),
      // last: providers of custom resources are functions, and use whatever is there
      cloudformationService(kernel),
    ];
  };

export const allServices: ServiceList = servicesWith({});
