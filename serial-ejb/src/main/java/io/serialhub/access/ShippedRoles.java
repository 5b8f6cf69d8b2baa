package io.serialhub.access;

import static io.serialhub.base.Permission.*;

import io.serialhub.base.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The roles that every installation starts with. */
final class ShippedRoles {
    /** The codes that other classes name. */
    static final String ADMINISTRATOR = "administrator";

    static final String CLERK = "clerk";
    static final String CONNECTIONS = "connections";
    static final String INTEGRATOR = "integrator";

    private static final Permission[] READ = {UNITS_READ, MASTER_READ, ORDERS_READ, NUMBERS_READ};

    static final List<Role> ALL = List.of(
            new Role(ADMINISTRATOR, "系统管理员", "Administrator", EnumSet.allOf(Permission.class), 1),
            role("auditor", "审计员", "Auditor", IMPORTS_READ, CONNECTIONS_READ, AUDIT_READ),
            role(
                    CLERK,
                    "主数据专员",
                    "Master-data clerk",
                    MASTER_WRITE,
                    RULES_WRITE,
                    RECORD_ADOPT,
                    IMPORTS_READ,
                    IMPORTS_WRITE),
            role("planner", "生产计划员", "Production planner", ORDERS_WRITE, NUMBERS_WRITE, IMPORTS_READ, IMPORTS_WRITE),
            role("operator", "产线操作员", "Line operator", RECORD_MAKE),
            role("warehouse", "仓库管理员", "Warehouse keeper", RECORD_MOVE, RECORD_SHIP),
            role("quality", "质量管理员", "Quality manager", RECORD_INSPECT, RECORD_CORRECT, APPROVE, HOLDS_WRITE),
            role("service", "售后服务", "Service agent", RECORD_SERVICE),
            role("viewer", "查看者", "Viewer"),
            role(CONNECTIONS, "接口管理员", "Connections administrator", CONNECTIONS_READ, CONNECTIONS_WRITE),
            role(
                    INTEGRATOR,
                    "系统集成",
                    "Integrator",
                    MASTER_WRITE,
                    ORDERS_WRITE,
                    NUMBERS_WRITE,
                    RECORD_MAKE,
                    RECORD_MOVE,
                    RECORD_SHIP,
                    RECORD_INSPECT,
                    RECORD_SERVICE,
                    RECORD_ADOPT,
                    IMPORTS_READ,
                    IMPORTS_WRITE,
                    CONNECTIONS_READ,
                    CONNECTIONS_WRITE));

    private ShippedRoles() {}

    /** Every role reads what units, materials, orders and numbers there are. */
    private static Role role(String code, String nameZh, String nameEn, Permission... beyondReading) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(Arrays.asList(READ));
        permissions.addAll(Arrays.asList(beyondReading));
        return new Role(code, nameZh, nameEn, permissions, 1);
    }
}
