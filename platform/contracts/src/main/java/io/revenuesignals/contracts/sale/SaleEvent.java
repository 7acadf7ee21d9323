package io.revenuesignals.contracts.sale;

import io.revenuesignals.contracts.Event;

/** Something sold, or a customer gained. */
public sealed interface SaleEvent extends Event permits SaleRecorded, SaleCorrected, CustomerGained {}
