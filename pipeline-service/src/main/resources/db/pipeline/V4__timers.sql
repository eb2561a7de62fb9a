-- Recycled leads are woken by timers, so nobody looks for them by their day.
drop index worked_lead_to_wake;
