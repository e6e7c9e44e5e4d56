import { androidCaller } from './android-caller.ts';
import { androidException } from './android-exception.ts';
import { answerHeaders } from './answer-headers.ts';
import type { LogFormat } from './format.ts';
import { gatewayDetail } from './gateway-detail.ts';
import { gatewayDigest } from './gateway-digest.ts';
import { guard } from './guard.ts';
import { h5RpcRequest } from './h5-rpc-request.ts';
import { iosException } from './ios-exception.ts';
import { iosResponse } from './ios-response.ts';
import { objects } from './objects.ts';
import { ownGateway } from './own-gateway.ts';
import { packageLines } from './package-lines.ts';
import { spiBoot } from './spi-boot.ts';
import { spiDigest } from './spi-digest.ts';

/** The formats of lines, in the order in which they are asked: the first that knows a line has it. */
export const FORMATS: readonly LogFormat[] = [
  gatewayDigest,
  spiDigest,
  gatewayDetail,
  ownGateway,
  spiBoot,
  iosResponse,
  answerHeaders,
  iosException,
  androidException,
  androidCaller,
  h5RpcRequest,
  guard,
  packageLines,
  objects,
];
