import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** One registry a process, handed to every part; exposed at `/metrics`. */
export class Metrics {
  readonly registry = new Registry()

  counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    const known = this.registry.getSingleMetric(name)
    return (known as Counter<L> | undefined) ?? new Counter({ name, help, labelNames, registers: [this.registry] })
  }

  gauge<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
    collect?: (gauge: Gauge<L>) => void | Promise<void>,
  ): Gauge<L> {
    const known = this.registry.getSingleMetric(name)
    if (known !== undefined) return known as unknown as Gauge<L>
    return new Gauge<L>({
      name,
      help,
      labelNames,
      registers: [this.registry],
      ...(collect === undefined
        ? {}
        : {
            collect(this: Gauge<L>) {
              return collect(this)
            },
          }),
    })
  }

  /** Durations in seconds. */
  histogram<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
    buckets = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
  ): Histogram<L> {
    const known = this.registry.getSingleMetric(name)
    return (
      (known as Histogram<L> | undefined) ??
      new Histogram({ name, help, labelNames, buckets, registers: [this.registry] })
    )
  }
}
