package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.Channel;

/** A retailer of the market. */
record Retailer(String id, String name, Channel channel) {}
