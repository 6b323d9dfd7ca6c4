import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { JOBS } from './injection.js';

export interface Background {
  start(): void;
  stop(): Promise<void>;
}

/** Starts and stops what runs beside requests, with the application. */
@Injectable()
export class BackgroundService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(JOBS) private readonly jobs: readonly Background[]) {}

  onApplicationBootstrap(): void {
    for (const job of this.jobs) job.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const job of this.jobs) await job.stop();
  }
}
