import { monitorEventLoopDelay } from 'node:perf_hooks';
import { counterOf, gaugeOf } from './metrics.ts';

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

/** The process itself, under the names that Prometheus clients of Node have always used. */
gaugeOf('process_start_time_seconds', 'When the process began, in seconds since 1970', () =>
  Math.round(performance.timeOrigin / 1_000),
);
counterOf('process_cpu_seconds_total', 'CPU time of the process', () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
});
gaugeOf('process_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss());
gaugeOf('nodejs_heap_size_used_bytes', 'Heap in use', () => process.memoryUsage().heapUsed);
gaugeOf(
  'nodejs_eventloop_lag_p99_seconds',
  'How late the event loop was, since the metrics were last read',
  () => {
    const lag = delay.percentile(99) / 1_000_000_000;
    delay.reset();
    return lag;
  },
);
