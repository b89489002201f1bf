import type { Interruption } from '../../shared/delivery/interruption';
import type { Runner } from '../../shared/delivery/runs';
import type { PauseReason } from '../../shared/delivery/state';
import type { DeliveryEvent } from '../../shared/delivery/state-machine';
import type { DeliveryProgress, DeliverySummary } from '../../shared/delivery/summary';
import { AppError } from '../errors/app-error';
import { summaryOf } from './delivery-summary';
import type { ProgressMeter } from './send/progress-meter';
import type { DeliveryRecord } from './store/delivery-records';
import type { DeliveryStore } from './store/delivery-store';
import type { DeliveryShop } from './store/new-delivery';
import type { OwnerLock } from '../storage/owner-lock';

/** A delivery that this process runs. */
export interface Running {
  abort: AbortController;
  /** Why it is interrupted; decides the state it ends in. */
  event: Interruption;
  done: Promise<void>;
  meter: ProgressMeter;
}

/** The current state of each delivery: as stored, or ahead of that while this process runs it. */
export class LiveDeliveries {
  readonly running = new Map<string, Running>();
  /** Pauses that could not be written because the database itself failed. The next start writes them. */
  readonly #unwritten = new Map<string, DeliverySummary>();

  constructor(
    readonly store: DeliveryStore,
    readonly owner: OwnerLock,
    private readonly runBy: Runner,
    private readonly now: () => Date,
  ) {}

  /** @throws AppError `delivery-not-found` */
  record(id: string): DeliveryRecord {
    const found = this.store.get(id);
    if (found === undefined) throw new AppError('delivery-not-found');
    return found;
  }

  summaryOnDisk(of: DeliveryRecord): DeliverySummary {
    return summaryOf(of, this.store.runs(of.id));
  }

  summary(of: DeliveryRecord): DeliverySummary {
    return this.running.get(of.id)?.meter.progress().summary ?? this.#unwritten.get(of.id) ?? this.summaryOnDisk(of);
  }

  progress(id: string): DeliveryProgress {
    return (
      this.running.get(id)?.meter.progress() ?? {
        summary: this.#unwritten.get(id) ?? this.summaryOnDisk(this.record(id)),
        ratePerSecond: null,
        secondsLeft: null,
        waiting: null,
      }
    );
  }

  /**
   * Writes a delivery's next state.
   *
   * @throws AppError `delivery-elsewhere`, `delivery-not-allowed`
   */
  move(id: string, event: DeliveryEvent, shop?: DeliveryShop): void {
    const { state, owner: ifOwner } = this.record(id);
    if (state.status === 'running' && ifOwner !== this.owner.id) throw new AppError('delivery-elsewhere');
    const by = { ifOwner, owner: this.owner.id, at: this.#at(), runBy: this.runBy, shop };
    if (this.store.move(id, event, by) === null) throw new AppError('delivery-not-allowed', event.type);
  }

  /** Pauses deliveries whose process ended in the middle, so that they can be resumed. */
  pauseAbandoned(): void {
    for (const { id, owner: ifOwner } of this.store.listRunning()) {
      const isRun =
        ifOwner === this.owner.id
          ? this.running.has(id) || this.#unwritten.has(id)
          : ifOwner !== null && this.owner.isHeld(ifOwner);
      if (isRun) continue;
      const by = { ifOwner, owner: null, at: this.#at(), runBy: this.runBy };
      this.store.move(id, { type: 'pause', reason: { by: 'restart' } }, by);
    }
  }

  /** Remembers a pause that cannot be written for now. */
  pauseUnwritten(id: string, reason: PauseReason, meter: ProgressMeter): void {
    this.#unwritten.set(id, { ...meter.progress().summary, state: { status: 'paused', reason } });
  }

  /** Writes a pause that could not be written before. Throws if it still cannot. */
  writePause(id: string): void {
    const { state } = this.#unwritten.get(id) ?? {};
    if (state?.status === 'paused') this.move(id, { type: 'pause', reason: state.reason });
    this.#unwritten.delete(id);
  }

  /** Drops an unwritten pause: the delivery has another state by now, or is gone. */
  forgetUnwritten(id: string): void {
    this.#unwritten.delete(id);
  }

  #at(): string {
    return this.now().toISOString();
  }
}
