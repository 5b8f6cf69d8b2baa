package io.serialhub.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where a request comes from: the last hop that is not one of our own proxies. */
final class ClientAddress {
    private static final int NETWORK_BYTES_V6 = 8;

    private ClientAddress() {}

    static String of(HttpServletRequest request, List<String> proxies) {
        return of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"), proxies);
    }

    static String of(String remote, String forwarded, List<String> proxies) {
        String address = remote;
        if (forwarded != null) {
            String[] hops = forwarded.split(",");
            for (int i = hops.length - 1; i >= 0 && proxies.contains(address); i--) {
                String hop = hops[i].trim();
                if (!hop.matches("[0-9a-fA-F:.]{3,45}")) {
                    break;
                }
                address = hop;
            }
        }
        return address;
    }

    /** What is counted together: one IPv4 address, or the network that one IPv6 subscriber has. */
    static String counted(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES_V6)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
